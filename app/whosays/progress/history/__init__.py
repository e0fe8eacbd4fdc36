"""A learner's practice as pictures show it: plain figures, computed from the record."""
