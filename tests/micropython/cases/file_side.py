# Objects side by side, in the file.
#
# SPDX-License-Identifier: MIT
import side

side.run()
