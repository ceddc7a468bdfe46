"""How a text of law is built: lines, headings, articles, and what is numbered inside them."""
