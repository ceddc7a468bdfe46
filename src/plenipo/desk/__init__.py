"""The desk: the web application of a delegation, one Django app per subject."""
