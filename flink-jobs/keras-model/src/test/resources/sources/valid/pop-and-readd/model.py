import keras

model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(4), keras.layers.Dense(9, name="wrong")])
model.pop()
model.add(keras.layers.Dense(2, name="right"))
print(len(model.layers))
model.compile(loss=keras.losses.mse, optimizer=keras.optimizers.Lion(1e-4))
