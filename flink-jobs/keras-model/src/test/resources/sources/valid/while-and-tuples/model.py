import keras

def pyramid(first, last):
    sizes = []
    while first >= last:
        sizes.append(first)
        first //= 2
    return tuple(sizes), len(sizes)

sizes, depth = pyramid(64, 8)
model = keras.Sequential()
model.add(keras.Input(shape=(32,)))
for position in range(depth):
    model.add(keras.layers.Dense(sizes[position], activation={0: "relu"}.get(position % 2, "tanh"), name="dense_%d_of_%d" % (position, depth)))
model.add(keras.layers.Dense(1))
model.compile(optimizer="sgd", loss="mse")
