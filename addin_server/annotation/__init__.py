"""From a report into a document: the words of our comments, a copy that holds them, changes made in the pane."""
