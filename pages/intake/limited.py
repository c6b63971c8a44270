"""Runs a program under limits of the operating system.

    python limited.py MEMORY_BYTES CPU_SECONDS FILE_BYTES PROGRAM ARGUMENTS...

The limits are set here and not between fork and exec of the server, which has threads.
They hold for the program, because it takes the place of this one.
"""

import os
import resource
import sys

GRACE_SECONDS = 5
"""Processor time between being told to stop and being stopped."""


def limit(what: int, most: int, grace: int = 0) -> None:
    """Set one limit; one that is lower already stays."""
    _, hard = resource.getrlimit(what)
    known = hard != resource.RLIM_INFINITY
    ceiling = min(most + grace, hard) if known else most + grace
    try:
        resource.setrlimit(what, (min(most, ceiling), ceiling))
    except ValueError:
        # macOS knows the limit of the address space but does not let it be set; the
        # time-out of the caller still holds.
        if sys.platform != "darwin":
            raise


def main() -> None:
    """Set the limits given and become the program."""
    memory_bytes, cpu_seconds, file_bytes = map(int, sys.argv[1:4])
    limit(resource.RLIMIT_AS, memory_bytes)
    limit(resource.RLIMIT_CPU, cpu_seconds, GRACE_SECONDS)
    limit(resource.RLIMIT_FSIZE, file_bytes)
    limit(resource.RLIMIT_CORE, 0)
    os.execv(sys.argv[4], sys.argv[4:])


if __name__ == "__main__":
    main()
