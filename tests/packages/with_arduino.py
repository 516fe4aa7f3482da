# The package for Arduino and PlatformIO: the folder of tools/arduino.py, which
# tests/ecosystems builds by Arduino's rules.
#
# SPDX-License-Identifier: MIT
import os
import sys

from cases import case, run
from common import fresh, unpacked


@case
def arduino_package_is_the_folder_that_is_built_by_arduinos_rules():
    top = unpacked("-arduino.zip", fresh("arduino"))
    made = fresh("arduino-made")
    run(sys.executable, "tools/arduino.py", made)
    assert os.path.basename(top) == "backmem"
    run("diff", "-r", made, top)
