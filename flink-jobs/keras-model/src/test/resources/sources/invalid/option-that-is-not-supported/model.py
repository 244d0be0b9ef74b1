model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1, lora_rank=4)])
model.compile('adam', 'mse')
