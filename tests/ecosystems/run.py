# What is ours for Arduino, PlatformIO and ESP-IDF, without them: built by their rules
# with stand-ins for what is theirs.
#
# SPDX-License-Identifier: MIT
import os
import sys

sys.path.insert(0, "tests")
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from cases import main  # noqa: E402
import arduino  # noqa: E402,F401 (cases)
import arduino_texts  # noqa: E402,F401
import idf  # noqa: E402,F401

main()
