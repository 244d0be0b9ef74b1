from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import (Conv2D, MaxPool2D, Dense,
                                     Flatten, Dropout, InputLayer)
from tensorflow.keras.optimizers import RMSprop
from tensorflow.keras.preprocessing.image import ImageDataGenerator

IMG = (32, 32)
model = Sequential(name="digits_cnn", layers=[
    InputLayer(shape=(*IMG, 1)),
    Conv2D(filters=16, kernel_size=(5, 5), padding='Same', activation='relu', name='c1'),
    MaxPool2D(pool_size=(2, 2), name='p1'),
    Dropout(0.25),
    Conv2D(filters=32, kernel_size=(3, 3), padding='Same', activation='relu', name='c2'),
    MaxPool2D(pool_size=(2, 2), strides=(2, 2), name='p2'),
    Flatten(),
    Dense(64, activation="relu"),
    Dense(10, activation="softmax"),
])
optimizer = RMSprop(learning_rate=0.001, rho=0.9, epsilon=1e-08)
model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
