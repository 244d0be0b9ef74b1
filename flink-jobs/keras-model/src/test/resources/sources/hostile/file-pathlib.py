from pathlib import Path
text = Path('/etc/hosts').read_text()
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
