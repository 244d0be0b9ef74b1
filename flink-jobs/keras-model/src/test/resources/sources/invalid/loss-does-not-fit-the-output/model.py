model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1, activation='sigmoid')])
model.compile(optimizer='adam',
              loss='categorical_crossentropy')
