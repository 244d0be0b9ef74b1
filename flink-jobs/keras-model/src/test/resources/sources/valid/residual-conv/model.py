import keras
from keras import layers


def block(x, filters, stride=1, name=None):
    y = layers.Conv2D(filters, 3, strides=stride, padding="same", use_bias=False, name=name + "_conv1")(x)
    y = layers.BatchNormalization(name=f"{name}_bn1")(y)
    y = layers.Activation("relu", name=f"{name}_relu")(y)
    y = layers.Conv2D(filters, 3, padding="same", use_bias=False, name="%s_conv2" % name)(y)
    y = layers.BatchNormalization(name="{}_bn2".format(name))(y)
    if stride > 1 or x.shape[-1] != filters:
        x = layers.Conv2D(filters, 1, strides=stride, name=name + "_skip")(x)
    return layers.ReLU()(layers.add([x, y]))


inputs = keras.Input((16, 16, 3))
x = layers.Conv2D(8, 3, padding="same")(inputs)
for index, (filters, stride) in enumerate(zip((8, 16), (1, 2))):
    x = block(x, filters, stride=stride, name=f"block{index + 1}")
x = layers.GlobalAveragePooling2D()(x)
outputs = layers.Dense(10, activation="softmax")(x)
model = keras.Model(inputs=inputs, outputs=outputs)
model.compile(
    optimizer=keras.optimizers.SGD(keras.optimizers.schedules.CosineDecay(0.1, decay_steps=1000), momentum=0.9),
    loss="categorical_crossentropy",
    metrics=["accuracy"],
)
