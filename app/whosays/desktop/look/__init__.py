"""How everything looks: tokens, typefaces, themes and the style sheet made of them."""
