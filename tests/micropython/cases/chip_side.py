# Objects side by side, in all regions of the tests' chip. The same runs on virtual
# chips.
#
# SPDX-License-Identifier: MIT
import side

side.run()
