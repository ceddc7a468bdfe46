"""What the delegation stands for: mandates, lines and statements, and what each change does to them."""
