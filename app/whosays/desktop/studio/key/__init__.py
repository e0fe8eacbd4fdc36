"""The key on the page: spans, what they ask, why, and what the program would propose."""
