"""The learner's record: the only folder that speaks to SQLite."""
