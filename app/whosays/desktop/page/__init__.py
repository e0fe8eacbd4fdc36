"""The printed page: an article one can read, mark and look things up in."""
