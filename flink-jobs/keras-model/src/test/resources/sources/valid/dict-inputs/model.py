import keras
from keras import layers

inputs = {
    "age": keras.Input(shape=(1,), name="age"),
    "vitals": keras.Input(shape=(7,), name="vitals"),
}
x = layers.Concatenate()(list(inputs.values()))
x = layers.Dense(16, activation="gelu")(x)
model = keras.Model(inputs=inputs, outputs=layers.Dense(2, activation="softmax")(x))
model.compile("adam", loss="sparse_categorical_crossentropy", metrics=["sparse_categorical_accuracy"])
