"""The studio: where a teacher turns an article into a lesson, and lessons into a pack."""
