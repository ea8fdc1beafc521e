"""Paper as seen, for PDF and scans alike: a `page` of lines and grids with boxes, and how pages become a Layout."""
