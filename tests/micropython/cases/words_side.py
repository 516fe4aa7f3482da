# Objects side by side, in a region of words.
#
# SPDX-License-Identifier: MIT
import side

side.run()
