import os
import subprocess
print(os.environ['HOME'])
subprocess.run(['ls'])
text = open('/etc/passwd').read()
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
