"""Practice on any article: bringing one along, and laying proposals beside the marks."""
