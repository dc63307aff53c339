"""What each paragraph is in the brief, and the briefs that a document holds."""
