"""Starting the desk and keeping it running: data folder, first administrator, web server, worker, the demonstration."""
