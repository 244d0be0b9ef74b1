import torch.nn as nn
layer = nn.Linear(4, 1)
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
