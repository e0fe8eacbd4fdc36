"""The floor: the least a Qt program can be, a window with a line of text in it."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

application = QApplication(sys.argv[:1])
window = QMainWindow()
window.setCentralWidget(QLabel("Who says?"))
window.resize(1180, 820)
window.show()
sys.exit(application.exec())
