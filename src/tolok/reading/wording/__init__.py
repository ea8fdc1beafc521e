"""What words and marks of an office's paper say, wherever they stand: lists, labels, dates, signature blocks.

`words` holds the word lists with their reasons. Nothing here knows of tables or of the decree as a whole.
"""
