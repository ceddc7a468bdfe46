"""``python -m plenipo.desk``: the door by which the desk is started, by the command line or by a service manager."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from plenipo.desk.running import audit, demonstration, password, serve, worker
from plenipo.desk.running.telling import warn
from plenipo.desk.running.ties import end_with_starter
from plenipo.errors import PlenipoError

BAD_INPUT = 2
INTERRUPTED = 130
FOLDER = os.environ.get("PLENIPO_DATA", "plenipo-data")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status: 0 done, 1 a check did not hold, 2 it could not be done."""
    options = _parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, _interrupted)  # until the web server or the worker listens itself
    if options.tied:
        end_with_starter()
    try:
        status: int = options.run(options)
    except PlenipoError as error:
        warn(str(error))
        return BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _interrupted(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m plenipo.desk")
    commands = parser.add_subparsers(required=True)
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--tied", action="store_true", help="end when standard input is closed")
    data = argparse.ArgumentParser(add_help=False, parents=[common])
    data.add_argument("--data", default=FOLDER)
    listening = argparse.ArgumentParser(add_help=False)
    listening.add_argument("--host", default="127.0.0.1")
    listening.add_argument("--port", type=int, default=8000)

    command = commands.add_parser("serve", parents=[data, listening])
    part = command.add_mutually_exclusive_group()
    part.add_argument("--web", action="store_true", help="pages only")
    part.add_argument("--worker", action="store_true", help="jobs only")
    command.set_defaults(run=serve.serve)

    command = commands.add_parser("worker", parents=[data], help="what serve starts beside the web server")
    command.set_defaults(run=worker.work)

    command = commands.add_parser("demo", parents=[common, listening])
    command.add_argument("--size", choices=demonstration.SIZES, default="model")
    command.add_argument("--no-browser", action="store_true")
    command.set_defaults(run=demonstration.demonstrate)

    command = commands.add_parser("load", parents=[data], help="load the demonstration into a new data folder")
    command.add_argument("--size", choices=demonstration.SIZES, default="model")
    command.set_defaults(run=demonstration.load)

    command = commands.add_parser("audit-verify", parents=[data])
    command.set_defaults(run=audit.verify)

    command = commands.add_parser("password", parents=[data], help="a one-time password for somebody")
    command.add_argument("username")
    command.set_defaults(run=password.renew)
    return parser


if __name__ == "__main__":
    sys.exit(main())
