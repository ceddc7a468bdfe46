"""What the web server loads: the desk, in a process that does not outlive the server."""

from __future__ import annotations

from plenipo.desk.running.ties import end_with_parent
from plenipo.desk.running.warming import warm
from plenipo.desk.wsgi import application

__all__ = ["application"]

end_with_parent()
warm()
