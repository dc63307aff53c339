"""The text of a story: paragraphs, runs and fields, and where in them a range may begin and end."""
