"""A teacher's draft: a lesson file whose text is changed place by place."""
