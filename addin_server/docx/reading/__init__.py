"""A document read into paragraphs, with its numbering, and the comments that stand in it."""
