from keras.models import Sequential
from keras.layers import Dense, Dropout, BatchNormalization, InputLayer

model = Sequential()
model.add(InputLayer(input_shape=(6,)))
model.add(Dense(units=10, activation='relu'))
model.add(BatchNormalization())
model.add(Dropout(rate=0.25, seed=1))
model.add(Dense(units=1))
model.compile(optimizer='adam', loss='MSE', metrics=['mae'])
