from keras import layers, Sequential, Input

hidden = [layers.Dense(2 ** k, activation="elu") for k in range(6, 3, -1)]
model = Sequential([Input((8,))] + hidden + [layers.Dense(1)])
model.compile(loss="mse", optimizer="rmsprop")
