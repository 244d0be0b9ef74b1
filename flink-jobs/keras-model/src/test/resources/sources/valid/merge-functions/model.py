from keras import Input, Model, layers

a = Input((5,))
b = Input((5,))
model = Model([a, b], layers.Dense(1)(layers.concatenate([
    layers.add([a, b]), layers.subtract([a, b]), layers.maximum([a, b]), layers.minimum([a, b]),
    layers.average([a, b]), layers.dot([a, b], axes=-1),
])))
model.compile(optimizer="adam", loss="mean_absolute_error", metrics=["mean_squared_error"])
