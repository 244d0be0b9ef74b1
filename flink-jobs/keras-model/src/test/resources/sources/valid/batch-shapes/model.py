from keras import Input, Model, layers

a = Input(batch_shape=(None, 4), name="a")
b = Input(shape=[4], batch_size=None, name="b")
c = layers.Input((4,), name="c")
model = Model(inputs={"c": c, "a": a, "b": b}, outputs=layers.Dense(1)(layers.Concatenate()([a, b, c])))
model.compile("adam", "mse")
