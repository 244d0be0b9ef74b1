model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])
model.compile(
    optimizer='adam',
    loss='msee',
)
