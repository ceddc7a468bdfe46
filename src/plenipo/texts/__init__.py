"""What a text is: documents, instruments, provisions, labels, references, markings. Values only, no I/O."""
