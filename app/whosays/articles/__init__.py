"""An article's text: words, sentences and positions in it."""
