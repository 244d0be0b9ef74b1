from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Embedding, LSTM, Dense, Bidirectional, SpatialDropout1D

model = Sequential()
model.add(Embedding(input_dim=1000, output_dim=32, input_length=50))
model.add(SpatialDropout1D(0.2))
model.add(Bidirectional(LSTM(16, dropout=0.1, recurrent_dropout=0.1), merge_mode='sum'))
model.add(Dense(4, activation='softmax'))
model.build(input_shape=(None, 50))
model.compile(loss='categorical_crossentropy', optimizer='adam', metrics=['accuracy'])
