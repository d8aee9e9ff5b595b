import sys
from side_by_side import figure, number, say, watch_call

def work():
    say("works")
    return number("coats", 2)

assert watch_call("work", work) == 2
figure("bytes", 1.5, "bytes")
print("\x1b[2J noise \udcff".encode("utf-8", "replace").decode())
sys.stdout.buffer.write(b"side-by-side v1\n\xff\xfe")
sys.exit(3)
