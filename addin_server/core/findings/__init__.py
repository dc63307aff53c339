"""From what the rules found to what the report says: filters, scores, and the edits that were chosen."""
