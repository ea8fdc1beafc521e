"""What leaves the house on paper: the LKjIP draft and the archive of a year. No models; a download leaves an event."""
