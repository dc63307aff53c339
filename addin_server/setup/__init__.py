"""Putting the add-in into Word and WPS, taking it out again, and saying what is wrong.

Everything is a plan: data first (`steps`), then carried out. What touches the machine goes through one thin boundary
(`boundary`), so that the plans for Windows and the Mac are tested anywhere.
"""
