"""Marks put into a document and taken out again: comments, highlights, tracked changes, and which of them are ours."""
