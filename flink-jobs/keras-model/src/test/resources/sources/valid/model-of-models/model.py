import keras
from keras import layers

def get_model():
    inputs = keras.Input(shape=(16,))
    outputs = layers.Dense(1)(inputs)
    return keras.Model(inputs, outputs)

model1 = get_model()
model2 = get_model()
model3 = get_model()
inputs = keras.Input(shape=(16,))
outputs = layers.average([model1(inputs), model2(inputs), model3(inputs)])
model = keras.Model(inputs=inputs, outputs=outputs)
model.compile("sgd", loss="mse", metrics=["mae"])
