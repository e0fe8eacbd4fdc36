"""The parts of a lesson beside its key: what it is about, its brief, trace, questions, article."""
